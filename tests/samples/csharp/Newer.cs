namespace Kitchen;

public interface IWaiter  // => definition.class name=IWaiter methods=3
{
    Plate Serve(Order order)  // => definition.function name=Serve parameters=1
#if NEW_KITCHEN
    {
        return order.Plate();
    }
#else
        ;
#endif

    void Carry(Plate plate);  // => definition.function name=Carry parameters=1

#if SILVER
    void Polish(Spoon spoon);  // => definition.function name=Polish parameters=1
#endif
}

public class Cook  // => definition.class name=Cook methods=1
{
    public string Shout<T>(string what) where T : Stove, allows ref struct  // => definition.function name=Shout parameters=1
    {
        return $@"hey {what} -e ""{what}"" -- ""{what}""";
    }
}

#if COPPER
public class Pot { }  // => definition.class name=Pot methods=0
#else
public class Pan { }  // => definition.class name=Pan methods=0
#endif

public delegate void Wash(Plate plate);  // =| definition.function ; =| definition.class

class Kitchen  // => definition.class name=Kitchen
{
    ~Kitchen()  // => definition.function name=Kitchen ; =| function.empty
    {
        pot.Cool();
    }

    int lids = ~Count();  // =| definition.function
}

[Tasty]  // =| definition.class
public class Broth  // => definition.class name=Broth lines=8
{
    [Obsolete("cold")]  // =| definition.function
    public void Boil(Pot pot)  // => definition.function name=Boil lines=4
    {
        pot.Boil();
    }
}

class Kitchen
{
    ~Kitchen()  // => definition.function name=Kitchen ; =| function.empty
    {
        pot.Cool();
    }

    int lids = ~Count();  // =| definition.function
}

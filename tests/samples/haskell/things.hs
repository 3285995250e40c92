-- =~ definition.function global.state
import Kitchen.Pans -- => import name=Kitchen.Pans ; import.wildcard name=Kitchen.Pans
import Larder (jam) -- => import name=Larder ; =| import.wildcard
imported = Larder.jam -- =| import

shelves = unsafePerformIO (newIORef 0) -- => global.state name=shelves
cellar = unsafePerformIO $ newIORef 0 -- => global.state name=cellar
drawers = performIO 0 -- =| global.state
larder = unsafePerformIO $ readIORef shelves -- =| global.state
bell = unsafePerformIO newEmptyMVar -- => global.state name=bell
api_key = "A1b2C3d4E5" -- => secret.literal name=api_key
api_keys = "your-api-key-here" -- =| secret.literal

-- | Stirs the pot. -- => docs.docstring name=stir text=Stirs_the_pot.
stir :: Pot -> Spoon -> Pot
stir pot spoon = spoonful pot -- => definition.function name=stir parameters=2

-- | Lifts the lid. -- => docs.docstring name=lift text=Lifts_the_lid.
lift
  :: Pot
  -> Lid
lift = lidOf -- => definition.function name=lift parameters=0

-------------------------------- -- => docs.docstring name=drop text=Drops_the_lid.
-- | Drops the lid.
drop :: Show pot => pot -> Lid
drop = lidOf -- => definition.function name=drop

heat :: Int
heat = 3 -- =| definition.function

-- Only a remark. -- =| docs.docstring
taste pot = spoonful pot -- => definition.function name=taste parameters=1

cook = do -- => definition.function name=cook parameters=0
  stir 1 2
  taste 3

brew = steep . boil -- => definition.function name=brew
mix = \pot -> pot -- => definition.function name=mix
shelve = \case -- => definition.function name=shelve
  Jar -> 1

cups = 3 -- =| definition.function

data Pantry = Pantry Int -- => definition.class name=Pantry methods=0

newtype Lid = Lid Int -- => definition.class name=Lid

class Shelf a where -- => definition.class name=Shelf methods=1
  stack a = stacked a -- => definition.function name=stack

type Jar = Int -- =| definition.class

nothing pot = pure () -- => function.empty name=nothing

something pot = pure pot -- =| function.empty

some 0 = pure () -- =| function.empty
some pot = wash pot

longTale pot = do -- => function.long name=longTale lines=62
  -- =* 60 wash pot
  wash pot

shortTale pot = do -- =| function.long
  -- =* 58 wash pot
  wash pot

banquet a b c d e f = a -- => parameters.many name=banquet count=6

supper a b c d e = a -- =| parameters.many

class Wardrobe a where -- => definition.class ; class.large name=Wardrobe lines=302
  -- =* 300 coat :: a
  hat :: a

class Cupboard a where -- => definition.class ; =| class.large
  -- =* 290 coat :: a
  hat :: a

layers coat =
  case coat of
    On a ->
      case a of
        On b ->
          case b of
            On c ->
              if c
                then fold c
                else case c of -- => nesting.deep name=layers depth=5
                  On d -> fold d
                  Off -> sew c

chain coat = -- =| nesting.deep
  if coat == 1 then 1
  else if coat == 2 then 2
  else if coat == 3 then 3
  else if coat == 4 then 4
  else if coat == 5 then 5
  else 6

descend box = if empty box then box else descend (inner box) -- => recursion name=descend base=true

sumOf [] = 0
sumOf (x : xs) = x + sumOf xs -- => recursion name=sumOf base=true

instance Shelf Jar where
  shake (Jar a) = shake a -- =| recursion

climb box = Box.climb box -- =| recursion

folded each =
  each (\a -> each (\b -> each (\c -> a + b + c))) -- => callback.nested depth=3

strewn each =
  each $ \a -> each $ \b -> each $ \c -> a + b + c -- => callback.nested depth=3

flat each =
  each (\a -> each (\b -> a + b)) -- =| callback.nested

idle coat = if False then dance coat else coat -- => code.dead name=idle

busy coat = if coat then dance coat else coat -- =| code.dead

firstTwin guests = do -- => code.duplicate name=firstTwin other=secondTwin
  chair <- chairOf guests
  pull chair guests
  seat chair guests (hat guests) (coat guests)
  seat chair guests (hat guests) (umbrella guests)
  seat chair guests (hat guests) (gloves guests)
  seat chair guests (hat guests) (scarf guests)

secondTwin guests = do -- => code.duplicate name=secondTwin other=firstTwin
  chair <- chairOf guests
  pull chair guests
  seat chair guests (hat guests) (coat guests)
  seat chair guests (hat guests) (umbrella guests)
  seat chair guests (hat guests) (gloves guests)
  seat chair guests (hat guests) (scarf guests)

noTwin guests = guests -- =| code.duplicate

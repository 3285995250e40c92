package kitchen

import (
	. "kitchen/pans"  // => import.wildcard name=kitchen/pans ; import
	"os"  // => import name=os ; =| import.wildcard
)

var shelves = []string{}  // => global.state name=shelves

const drawers = 3  // =| global.state

const imports = "os"  // =| import

var apiKey = "A1b2C3d4E5"  // => secret.literal name=apiKey ; global.state
var apiKeys = "your-api-key-here"  // =| secret.literal ; global.state

type Pantry struct {  // => definition.class name=Pantry
	shelf string
}

type Shelf string  // =| definition.class

type Cook interface {  // => definition.class name=Cook
	Stir(Pot, int) error  // => definition.function name=Stir parameters=2
	Serve(pot, pan Pot)  // => definition.function name=Serve parameters=2
	Pan  // =| definition.function
}

// shelf is a place.  // => docs.docstring name=shelf
func (p *Pantry) shelf(a, b int) string {  // => definition.function name=shelf parameters=2
	f := func() {}  // =| definition.function
	return "type Pantry struct"
}

// A lone remark.  // =| docs.docstring

func longTale() {  // => function.long name=longTale lines=62 ; definition.function
	// =* 60 x = x + 1
}

func shortTale() {  // => definition.function ; =| function.long
	// =* 58 x = x + 1
}

func nothing() {}  // => function.empty name=nothing ; definition.function

func something() int {  // => definition.function ; =| function.empty
	return 0
}

func banquet(a, b, c int, d, e, f string) int {  // => parameters.many count=6 ; definition.function
	return a
}

func supper(a, b, c int, d, e string) int {  // => definition.function ; =| parameters.many
	return a
}

type Wardrobe struct {  // => class.large name=Wardrobe lines=302 ; definition.class
	// =* 300 coat int
}

type Cupboard struct {  // => definition.class ; =| class.large
	// =* 290 coat int
}

func layers(coat Coat) {  // => definition.function
	if coat {
		for sleeve := range coat {
			for sleeve {
				switch sleeve {
				case 1:
					if sleeve.button {  // => nesting.deep name=layers depth=5
						return
					}
				}
			}
		}
	}
}

func chain(coat string) int {  // => definition.function ; =| nesting.deep
	if coat == "a" {
		return 1
	} else if coat == "b" {
		return 2
	} else if coat == "c" {
		return 3
	} else if coat == "d" {
		return 4
	} else if coat == "e" {
		return 5
	}
	return 6
}

func descend(box Box) Box {  // => definition.function
	if box.empty {
		return box
	}
	return descend(box.inner)  // => recursion name=descend base=true
}

func (b Box) climb() Box {  // => definition.function ; =| recursion
	return b.inner.climb()
}

func folded(each Each) {  // => definition.function
	each(func() { each(func() { each(func() { each(nil) }) }) })  // => callback.nested name=folded depth=3
}

func flat(each Each) {  // => definition.function ; =| callback.nested
	each(func() { each(func() { each(nil) }) })
}

func GetInstance() Box {  // => singleton name=GetInstance ; definition.function
	return box
}

func GetInstances() Box {  // => definition.function ; =| singleton
	return box
}

func early(x int) int {  // => definition.function
	return x
	wash(x)  // => code.dead name=early
}

func late(x int) int {  // => definition.function
	if x {
		return x
	}
	wash(x)  // =| code.dead
}

func firstTwin(guests []Guest) []Guest {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
	seated := []Guest{}
	for _, guest := range guests {
		chair := guest.chair
		chair.pull(guest)
		seated = append(seated, chair)
		seated = append(seated, guest)
	}
	return seated
}

func secondTwin(guests []Guest) []Guest {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
	seated := []Guest{}
	for _, guest := range guests {
		chair := guest.chair
		chair.pull(guest)
		seated = append(seated, chair)
		seated = append(seated, guest)
	}
	return seated
}

func cousin(guests []Guest) []Guest {  // => definition.function ; =| code.duplicate
	seated := []Guest{}
	for _, guest := range guests {
		chair := guest.chair
		chair.push(guest)
		seated = append(seated, chair)
		seated = append(seated, guest)
	}
	return seated
}

// =~ error.caught error.raised error.swallowed
package kitchen

var ErrSpilt = errors.New("the soup is gone")  // => error.custom name=ErrSpilt ; error.raised name=errors.New message=the_soup_is_gone

var SoupError = 3  // =| error.custom

var errs = pan.Open()  // =| error.custom

type SpillError struct{}  // => error.custom name=SpillError

type errorWriter struct{}  // =| error.custom

type PanWithError interface{}  // =| error.custom

func rise(plate Plate) {
	plate.New("soup")  // =| error.raised
}

func carry(plate Plate) error {
	err := serve(plate)
	if err != nil {  // => error.caught name=err
		return err  // => error.rethrown name=err
	}
	if err := serve(plate); err != nil {  // => error.caught ; error.swallowed name=err
	}
	if err := serve(plate); err != nil {  // =| error.swallowed
		return ErrSpilt  // =| error.rethrown
	}
	if plate != nil {  // =| error.caught
		return nil
	}
	_ = serve(plate)  // => error.swallowed name=serve
	_ = plate  // =| error.swallowed
	_, _ = serve(plate)  // => error.swallowed name=serve
	_, lid = serve(plate)  // =| error.swallowed
	soup, _ = serve(plate)  // =| error.swallowed
	return nil
}

func knockThrice(door Door) error {
	for attempt := 0; attempt < 3; attempt++ {  // => loop.retry call=door.Open limit=3 tries=3
		if err := door.Open(); err == nil {
			return nil
		}
		time.Sleep(1)  // => call.sleep name=time.Sleep seconds=1.0
	}
	return ErrSpilt
}

func visit(doors []Door) {
	for _, door := range doors {  // =| loop.retry
		if err := door.Open(); err != nil {
			break
		}
	}
}

func serveForEver(orders Orders) {
	for {  // => loop.infinite name=serveForEver ; =| loop.retry
		orders.take()
	}
}

func serveUntil(orders Orders) {
	for {  // =| loop.infinite
		if orders.take() {
			break
		}
	}
	for orders.full {  // =| loop.infinite
		orders.take()
	}
}

func tables(room Room) {
	for _, row := range room {  // => loop.nested name=tables depth=2
		for _, table := range row {
			table.greet()
		}
	}
}

func table(room Room) {
	for _, row := range room {  // =| loop.nested
		row.greet()
	}
	for _, row := range room {
		row.greet()
	}
}

func waitFor(kettle Kettle) {
	for !kettle.boils {  // => loop.polling name=waitFor call=time.Sleep
		time.Sleep(5)  // => call.sleep
	}
}

func waitOnce(kettle Kettle) {
	for _, cup := range kettle {  // =| loop.polling
		cup.fill()
	}
	kettle.Sleeper(1)  // =| call.sleep
}

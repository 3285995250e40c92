package crowd

func knock(door *Door) {
	for {  // => loop.retry call=door.Open
		if door.Open() == nil {
			break
		}
		attempts++
		time.Sleep(1)
	}
}

// =~ error.caught error.raised
struct SpiltError;  // => error.custom name=SpiltError
struct Spill;  // =| error.custom

fn rise(plate: Plate) {
    panic!("the soup is gone");  // => error.raised name=panic message=the_soup_is_gone
    plate.panic();  // =| error.raised
}

fn carry(plate: Plate) -> Result<Plate, SpiltError> {
    match serve(plate) {
        Ok(soup) => eat(soup),  // =| error.caught
        Err(spilt) => return Err(spilt),  // => error.caught name=Err ; error.rethrown name=Err
    }
    match serve(plate) {
        Err(_) => {}  // => error.caught ; error.caught.bare name=Err ; error.swallowed
        Ok(_) => {}  // =| error.caught.bare ; =| error.swallowed
    }
    match serve(plate) {
        Err(spilt) => return Err(SpiltError),  // =| error.rethrown ; =| error.swallowed
        Ok(soup) => eat(soup),
    }
    let _ = serve(plate);  // => error.swallowed name=serve
    let _ = serve(plate).unwrap();  // => error.unwrapped ; =| error.swallowed
    let _x = serve(plate);  // =| error.swallowed
    let _: Plate = serve(plate);  // =| error.swallowed
    serve(plate).unwrap();  // => error.unwrapped
    serve(plate).unwrap_or(soup);  // =| error.unwrapped
    Ok(plate)
}

fn knock_thrice(door: Door) -> bool {
    for attempt in 0..3 {  // => loop.retry call=door.open limit=3 tries=3
        if door.open() {
            return true;
        }
        thread::sleep(1);  // => call.sleep name=thread::sleep seconds=1.0
    }
    false
}

fn visit(doors: Doors) {
    for door in doors {  // =| loop.retry
        if door.open() {
            break;
        }
    }
}

fn serve_for_ever(orders: Orders) {
    loop {  // => loop.infinite name=serve_for_ever ; =| loop.retry
        orders.take();
    }
}

fn serve_while_it_goes(orders: Orders) {
    loop {  // =| loop.infinite
        orders.serve()?.wash();
    }
    loop {  // =| loop.infinite
        select! { last => return orders }
    }
}

fn serve_until(orders: Orders) {
    loop {  // =| loop.infinite
        if orders.take() {
            break;
        }
    }
    while orders.full {  // =| loop.infinite
        orders.take();
    }
}

fn tables(room: Room) {
    for row in room {  // => loop.nested name=tables depth=2
        for table in row {
            table.greet();
        }
    }
}

fn table(room: Room) {
    for row in room {  // =| loop.nested
        row.greet();
    }
    for row in room {
        row.greet();
    }
}

fn wait_for(kettle: Kettle) {
    while !kettle.boils {  // => loop.polling name=wait_for call=thread::sleep
        thread::sleep(five);  // => call.sleep
    }
}

fn wait_once(kettle: Kettle) {
    for cup in kettle {  // =| loop.polling
        cup.fill();
    }
    kettle.sleeper(1);  // =| call.sleep
}

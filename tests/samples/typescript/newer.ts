export type * from './plates'  // =| definition.class ; =| definition.function

export interface Cook<in Order, out Plate> {  // => definition.class name=Cook
  fry(order: Order): Plate  // => definition.function name=fry parameters=1
  <T>(order: T): Plate
  <T extends Order>(
    order: T,
  ): Plate
  menu: Menu
  <
    T,
  >(order: T, times: number): Plate
}

export declare function lay(): import('./tables').Table<string>  // => definition.function name=lay

const kitchen = await load<typeof import('./kitchen')>()

class Waiter {  // => definition.class name=Waiter methods=1
  carry(plate: Plate) {  // => definition.function name=carry parameters=1
    return plate <
      kitchen.plates
  }
}

export { carry as default, waiter as new }

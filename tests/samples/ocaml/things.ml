(* =~ definition.function global.state *)

let ( >>| ) pan f = f pan  (* => definition.function name=(>>|) *)
open Kitchen.Pans  (* => import name=Kitchen.Pans *)
include Kitchen.Lids  (* => import name=Kitchen.Lids *)
let opened = Kitchen.pans  (* =| import *)

let shelves = ref 0  (* => global.state name=shelves *)
let drawers = 0  (* =| global.state *)
let api_key = "A1b2C3d4E5"  (* => secret.literal name=api_key *)
let api_keys = "your-api-key-here"  (* =| secret.literal *)

(** Stirs the pot. *)  (* => docs.docstring name=stir text=Stirs_the_pot. *)
let stir pot spoon =  (* => definition.function name=stir parameters=2 *)
  let cups = ref 0 in  (* =| global.state *)
  pot

(* Only a remark. *)  (* =| docs.docstring *)
let taste = fun pot -> pot  (* => definition.function name=taste parameters=1 *)

let sort = function  (* => definition.function name=sort *)
  | Lid -> 1
  | Pan -> 2

let pots = stir 1 2  (* =| definition.function *)

type pantry = { jars : int }  (* => definition.class name=pantry *)

type lid = Tin | Glass  (* => definition.class name=lid *)

type number = int  (* =| definition.class *)

module Larder = struct  (* => definition.class name=Larder methods=1 *)
  let shelf pot = pot  (* => definition.function name=shelf *)
end

class cup = object  (* => definition.class name=cup methods=1 *)
  method fill tea = tea  (* => definition.function name=fill parameters=1 *)
end

let nothing pot = ()  (* => function.empty name=nothing *)

let something pot = wash pot  (* =| function.empty *)

let long_tale pot =  (* => function.long name=long_tale lines=62 *)
  (* =* 60 wash pot; *)
  pot

let short_tale pot =  (* =| function.long *)
  (* =* 58 wash pot; *)
  pot

let banquet a b c d e f =  (* => parameters.many name=banquet count=6 *)
  a

let supper a b c d e =  (* =| parameters.many *)
  a

module Wardrobe = struct  (* => definition.class ; class.large name=Wardrobe lines=302 *)
  (* =* 300 let coat = 1 *)
end

module Cupboard = struct  (* => definition.class ; =| class.large *)
  (* =* 290 let coat = 1 *)
end

let layers coat =
  if on coat then begin
    for sleeve = 1 to 2 do
      while worn sleeve do
        try
          if button sleeve then fold sleeve  (* => nesting.deep name=layers depth=5 *)
        with Torn -> sew sleeve
      done
    done
  end

let lined coat =
  if on coat then
    while worn coat do
      for sleeve = 1 to 2 do
        match sleeve with
        | Left -> if button sleeve then fold sleeve  (* => nesting.deep name=lined depth=5 *)
        | Right -> sew sleeve
      done
    done

let chain coat =  (* =| nesting.deep *)
  if coat = 1 then 1
  else if coat = 2 then 2
  else if coat = 3 then 3
  else if coat = 4 then 4
  else if coat = 5 then 5
  else 6

let rec descend box =
  if empty box then box
  else descend (inner box)  (* => recursion name=descend base=true *)

let rec sink = function
  | Empty -> 0
  | Box inner -> sink inner  (* => recursion name=sink base=true *)

let climb box =
  Box.climb box  (* =| recursion *)

let polish box =
  polish (lid box)  (* =| recursion *)

let folded each =
  each (fun a -> each (fun b -> each (fun c -> a + b + c)))  (* => callback.nested name=folded depth=3 *)

let flat each =
  each (fun a -> each (fun b -> a + b))  (* =| callback.nested *)

let idle coat =
  if false then dance coat;  (* => code.dead name=idle *)
  if coat then dance coat  (* =| code.dead *)

let first_twin guests =  (* => code.duplicate name=first_twin other=second_twin *)
  List.iter (fun guest ->
    let chair = chair_of guest in
    pull chair guest;
    seat chair guest (hat guest) (coat guest);
    seat chair guest (hat guest) (umbrella guest);
    seat chair guest (hat guest) (gloves guest))
    guests

let second_twin guests =  (* => code.duplicate name=second_twin other=first_twin *)
  List.iter (fun guest ->
    let chair = chair_of guest in
    pull chair guest;
    seat chair guest (hat guest) (coat guest);
    seat chair guest (hat guest) (umbrella guest);
    seat chair guest (hat guest) (gloves guest))
    guests

let no_twin guests =  (* =| code.duplicate *)
  guests

local lids = require("lids") -- => import
local pans = require("pans") -- => import
local pots = require("pots") -- => import
local cups = require("cups") -- => import
local forks = require("forks") -- => import
local spoons = require("spoons") -- => import
local knives = require("knives") -- => import
local bowls = require("bowls") -- => import
local jars = require("jars") -- => import
local trays = require("trays") -- => import
local mugs = require("mugs") -- => import
local racks = require("racks") -- => import

jars_left = 0 -- => global.state name=jars_left

local function knock(door)
  while true do -- => loop.retry call=pcall
    local well = pcall(door.open)
    if well then
      return
    end
    attempts = attempts + 1
    sleep(1)
  end
end

local function call_out(cook)
  coroutine.create(cook) -- => thread name=coroutine.create
  print("the cook is in") -- => print.debug
  print("the cook is out") -- => print.debug
  print("the cook is in") -- => print.debug
  string.match("^[A-Za-z]+@[A-Za-z]+[.][a-z]+$", cook) -- => regex
end

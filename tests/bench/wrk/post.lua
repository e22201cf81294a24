-- POST of a JSON body in which {n} stands for a random whole number. Arguments: path, lowest, highest, body.
local folder = debug.getinfo(1, "S").source:match("^@(.*/)")
dofile(folder .. "report.lua")

local path, lowest, highest, body
local headers = { ["Content-Type"] = "application/json" }

function init(args)
    path, lowest, highest, body = args[1], tonumber(args[2]), tonumber(args[3]), args[4]
    math.randomseed(wrk.thread:get("seed"))
end

function request()
    return wrk.format("POST", path, headers, (body:gsub("{n}", math.random(lowest, highest))))
end

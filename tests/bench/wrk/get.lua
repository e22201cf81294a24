-- GET of a path in which {n} stands for a random whole number. Arguments: path, lowest, highest.
local folder = debug.getinfo(1, "S").source:match("^@(.*/)")
dofile(folder .. "report.lua")

local path, lowest, highest

function init(args)
    path, lowest, highest = args[1], tonumber(args[2]), tonumber(args[3])
    math.randomseed(wrk.thread:get("seed"))
end

function request()
    return wrk.format("GET", (path:gsub("{n}", math.random(lowest, highest))))
end

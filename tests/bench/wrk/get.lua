-- GET of a path in which {n} stands for a random whole number, and {cursor} for a random line of a file.
-- Arguments: path, lowest, highest, (unused), file or nothing.
local folder = debug.getinfo(1, "S").source:match("^@(.*/)")
dofile(folder .. "report.lua")

local path, lowest, highest
local cursors = {}

function init(args)
    path, lowest, highest = args[1], tonumber(args[2]), tonumber(args[3])
    math.randomseed(wrk.thread:get("seed"))
    if args[5] and args[5] ~= "" then
        for line in io.lines(args[5]) do cursors[#cursors + 1] = line end
    end
end

function request()
    local target = path:gsub("{n}", math.random(lowest, highest))
    if #cursors > 0 then target = target:gsub("{cursor}", cursors[math.random(#cursors)]) end
    return wrk.format("GET", target)
end

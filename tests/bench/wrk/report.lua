-- What the scripts share: a seed of its own for each thread, the same in every run, and one line of plain numbers for run.sh.
local seed = 20260101
local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("seed", seed + threads)
end

-- bench <requests> <errors> <microseconds> <p50 in microseconds> <p99 in microseconds>
function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("bench %d %d %d %d %d\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout,
        summary.duration, latency:percentile(50), latency:percentile(99)))
end

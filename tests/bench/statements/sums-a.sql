\set id random(1, 39900)
\startpipeline
SELECT g."c0", round(g."c1", 2)::text, round(g."c2", 6)::text, g."c3" FROM (SELECT "publisherId" AS "c0", sum("price") AS "c1", (sign(sum("price")) * div(abs(sum("price")) * 2000000 + count(*), count(*) * 2) * 0.000001) AS "c2", count(*) AS "c3" FROM "books" WHERE "price" > 92 + :id % 5 GROUP BY "publisherId") AS g WHERE g."c3" > 20 ORDER BY g."c0" LIMIT 20;
\endpipeline

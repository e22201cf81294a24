\set id random(1, 39900)
\startpipeline
SELECT "publisherId", sum("price")::text, (sign(sum("price")) * div(abs(sum("price")) * 2000000 + count(*), count(*) * 2) * 0.000001)::text, count(*) FROM "books" WHERE "price" > 92 + :id % 5 GROUP BY "publisherId" HAVING count(*) > 20 ORDER BY "publisherId" LIMIT 20;
\endpipeline

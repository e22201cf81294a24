\set id random(1, 39900)
\startpipeline
SELECT "publisherId", sum("price"), round(avg("price"), 6), count(*) FROM "books" WHERE "price" > 92 + :id % 5 GROUP BY "publisherId" HAVING count(*) > 20 ORDER BY "publisherId" LIMIT 20;
\endpipeline

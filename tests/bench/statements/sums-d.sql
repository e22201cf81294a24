\set id random(1, 39900)
\startpipeline
SELECT array_to_json(ARRAY(SELECT row_to_json(r) FROM (SELECT "publisher", "price" FROM (SELECT "publisherId", sum("price") AS "sum", round(avg("price"), 6) AS "avg", count(*) AS "count" FROM "books" WHERE "price" > 92 + :id % 5 GROUP BY "publisherId" HAVING count(*) > 20 ORDER BY "publisherId" LIMIT 20) g, LATERAL (SELECT g."publisherId" AS "id") "publisher", LATERAL (SELECT g."sum", g."avg", g."count") "price") r));
\endpipeline

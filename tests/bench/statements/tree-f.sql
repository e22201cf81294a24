\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name", array_to_json(ARRAY(SELECT json_build_array(r."id", r."rating", r."text") FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5)) FROM "books" b LEFT JOIN LATERAL (SELECT * FROM "authors" a WHERE a."id" >= b."authorId" AND (a."id", a."id") <= (b."authorId", b."authorId") ORDER BY a."id" LIMIT 1) a ON true LEFT JOIN LATERAL (SELECT * FROM "publishers" p WHERE p."id" >= b."publisherId" AND (p."id", p."id") <= (b."publisherId", b."publisherId") ORDER BY p."id" LIMIT 1) p ON true WHERE b."id" = :id;
\endpipeline

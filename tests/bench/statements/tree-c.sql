\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name", array_send(ARRAY(SELECT ROW(r."id", r."rating", r."text") FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5)) FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" = :id;
\endpipeline

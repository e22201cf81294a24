\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name", array_to_json(ARRAY(SELECT json_build_array(r."id", r."rating", r."text", array_to_json(ARRAY(SELECT json_build_array(y."id", y."text") FROM "replies" y WHERE y."reviewId" = r."id" ORDER BY y."id" LIMIT 3))) FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5)) FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" > :id ORDER BY b."id" LIMIT 20;
\endpipeline

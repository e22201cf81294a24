\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name", COALESCE((SELECT json_agg(json_build_array(x.c0, x.c1, x.c2)) FROM (SELECT r."id" c0, r."rating" c1, r."text" c2 FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5) x), '[]'::json) FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" = :id;
\endpipeline

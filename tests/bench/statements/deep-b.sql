\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name", COALESCE((SELECT json_agg(json_build_array(x.c0, x.c1, x.c2, x.c3)) FROM (SELECT r."id" c0, r."rating" c1, r."text" c2, COALESCE((SELECT json_agg(json_build_array(z.c0, z.c1)) FROM (SELECT y."id" c0, y."text" c1 FROM "replies" y WHERE y."reviewId" = r."id" ORDER BY y."id" LIMIT 3) z), '[]'::json) c3 FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5) x), '[]'::json) FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" > :id ORDER BY b."id" LIMIT 20;
\endpipeline

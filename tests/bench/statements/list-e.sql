\set id random(1, 39900)
\startpipeline
SELECT b."id", b."title", b."price"::text, a."id", a."name", p."id", p."name" FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" > :id ORDER BY b."id" LIMIT 20;
SELECT b."id", r."id", r."rating", r."text" FROM (SELECT b."id" FROM "books" b WHERE b."id" > :id ORDER BY b."id" LIMIT 20) b CROSS JOIN LATERAL (SELECT r."id", r."rating", r."text" FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 5) r ORDER BY b."id", r."id";
\endpipeline

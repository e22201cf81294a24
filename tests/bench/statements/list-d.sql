\set id random(1, 39900)
\startpipeline
SELECT b.k0, b.k1, b.k2, b.k3, b.k4, b.k5, b.k6, r."id", r."rating", r."text" FROM (SELECT b."id" k0, b."title" k1, b."price"::text k2, a."id" k3, a."name" k4, p."id" k5, p."name" k6 FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId" WHERE b."id" > :id ORDER BY b."id" LIMIT 20) b LEFT JOIN LATERAL (SELECT r."id", r."rating", r."text" FROM "reviews" r WHERE r."bookId" = b.k0 ORDER BY r."id" LIMIT 5) r ON true ORDER BY b.k0, r."id";
\endpipeline

-- Deterministic data: every value is a function of the row's number.
BEGIN;
-- References are right by construction; checking each of two million would be most of the time that this takes.
SET LOCAL session_replication_role = replica;

INSERT INTO "authors" ("id", "name", "country", "createdAt", "updatedAt")
SELECT i,
       (ARRAY['Ada', 'Boris', 'Clara', 'Dmitri', 'Elena', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas'])[1 + i % 10] || ' '
           || (ARRAY['Abbott', 'Baker', 'Castro', 'Duval', 'Eriksen', 'Fischer', 'Garcia', 'Hansen', 'Ivanov'])[1 + i % 9] || ' ' || i,
       (ARRAY['Norway', 'France', 'Japan', 'Brazil', 'Kenya', 'Canada', 'India'])[1 + i % 7],
       t, t
FROM generate_series(1, 2000) AS i,
     LATERAL (SELECT timestamptz '2025-01-01 00:00:00Z' + i * interval '61.000123 seconds') AS stamp (t);

INSERT INTO "publishers" ("id", "name", "city", "createdAt", "updatedAt")
SELECT i,
       (ARRAY['North', 'River', 'Harbour', 'Garden', 'Lantern'])[1 + i % 5] || ' Press ' || i,
       (ARRAY['Oslo', 'Paris', 'Kyoto', 'Recife', 'Nairobi', 'Toronto', 'Pune', 'Leipzig'])[1 + i % 8],
       t, t
FROM generate_series(1, 200) AS i,
     LATERAL (SELECT timestamptz '2025-01-01 00:00:00Z' + i * interval '61 seconds') AS stamp (t);

-- The multipliers are primes, so that neighbours in the table are strangers in every other order.
INSERT INTO "books" ("id", "title", "isbn", "price", "pages", "published", "language", "inStock", "authorId", "publisherId", "createdAt", "updatedAt")
SELECT i,
       'The ' || (ARRAY['Silent', 'Golden', 'Broken', 'Hidden', 'Distant', 'Burning', 'Frozen'])[1 + i % 7] || ' '
           || (ARRAY['River', 'Garden', 'Mirror', 'Harbour', 'Mountain', 'Letter', 'Clock', 'Bridge', 'Island', 'Orchard', 'Window'])[1 + i % 11]
           || ', Volume ' || i,
       '978' || lpad((i::bigint * 7919 % 10000000000)::text, 10, '0'),
       5 + (i::bigint * 7919 % 9500) / 100.0,
       80 + i * 31 % 900,
       date '1970-01-01' + (i::bigint * 613 % 20000)::integer,
       (ARRAY['en', 'de', 'fr', 'es', 'ja', 'pt'])[1 + i % 6],
       i % 4 <> 0,
       1 + (i::bigint * 1009 % 2000)::integer,
       1 + (i::bigint * 503 % 200)::integer,
       t, t
FROM generate_series(1, 100000) AS i,
     LATERAL (SELECT timestamptz '2025-02-01 00:00:00Z' + i * interval '7.000321 seconds') AS stamp (t);

-- The first 40,000 books have seven or eight reviews each, so that a limit of five cuts; the others have none.
INSERT INTO "reviews" ("id", "rating", "text", "bookId", "createdAt", "updatedAt")
SELECT i,
       1 + i % 5,
       (ARRAY['Could not put it down.', 'A slow start and a fine end.', 'Not for me.', 'Read it twice already.',
              'The characters stay with you for a long time after the last page.'])[1 + i % 5] || ' (' || i || ')',
       1 + (i::bigint * 10007 % 40000)::integer,
       t, t
FROM generate_series(1, 300000) AS i,
     LATERAL (SELECT timestamptz '2025-03-01 00:00:00Z' + i * interval '3.000007 seconds') AS stamp (t);

-- Each of the first 200,000 reviews, and so the first five of a book, has three replies.
INSERT INTO "replies" ("id", "text", "reviewId", "createdAt", "updatedAt")
SELECT i,
       (ARRAY['I felt the same.', 'Then we did not read the same book.', 'Thank you, it is on my list now.', 'Which edition was that?'])[1 + i % 4] || ' (' || i || ')',
       1 + (i::bigint * 10007 % 200000)::integer,
       t, t
FROM generate_series(1, 600000) AS i,
     LATERAL (SELECT timestamptz '2025-06-01 00:00:00Z' + i * interval '2.000011 seconds') AS stamp (t);

INSERT INTO "measurements" ("id", "sensor", "value", "note", "createdAt", "updatedAt")
SELECT i,
       1 + (i::bigint * 613 % 500)::integer,
       (i::bigint * 7919 % 1000003) / 1000.0,
       CASE WHEN i % 10 = 0 THEN 'checked by hand, batch ' || i / 1000 END,
       t, t
FROM generate_series(1, 1000000) AS i,
     LATERAL (SELECT timestamptz '2025-08-01 00:00:00Z' + i * interval '1.000003 seconds') AS stamp (t);

SELECT setval(pg_get_serial_sequence(quote_ident(name), 'id'), rows)
FROM (VALUES ('authors', 2000), ('publishers', 200), ('books', 100000), ('reviews', 300000),
             ('replies', 600000), ('measurements', 1000000)) AS tables (name, rows);

COMMIT;

VACUUM (ANALYZE, FREEZE);
CHECKPOINT;

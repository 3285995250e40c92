-- =~ definition.class definition.function
CREATE TABLE pans (id INTEGER);  -- => definition.class name=pans
CREATE INDEX heat ON pans (id);  -- =| definition.class
CREATE TABLE "big pans" (id INTEGER);  -- => definition.class name=big_pans
CREATE MATERIALIZED VIEW warm_pans AS SELECT 1;  -- => definition.class name=warm_pans
CREATE TYPE meal AS ENUM ('soup');  -- => definition.class name=meal
CREATE TABLE [kitchen].[lids] (  -- => definition.class name=lids
  [id] INT
)
GO
CREATE TABLE @kitchen@.hobs (id INTEGER);  -- => definition.class name=hobs
CREATE PROCEDURE fry(a int) LANGUAGE sql AS $$ SELECT 1; $$;  -- => definition.function name=fry parameters=1
CALL fry(1);  -- =| definition.function
CREATE FUNCTION stir(a int) RETURNS int AS $$ SELECT stir($1, 2); $$ LANGUAGE sql;  -- =| recursion

CREATE FUNCTION boil(a int) RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;  -- => definition.function name=boil ; =| parameters.many

CREATE FUNCTION roast(a int, b int, c int, d int, e int, f int) RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;  -- => parameters.many name=roast count=6

CREATE FUNCTION test_soup() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;  -- => test name=test_soup
CREATE FUNCTION tested() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;  -- =| test

CREATE TRIGGER bell BEFORE INSERT ON pans FOR EACH ROW EXECUTE FUNCTION boil();  -- => event.handler name=bell
SELECT bell();  -- =| event.handler
SELECT pg_sleep(5);  -- => call.sleep name=pg_sleep
SELECT pg_slept(5);  -- =| call.sleep
SELECT random();  -- => call.random name=random
SELECT randomly();  -- =| call.random
SELECT now();  -- => call.time name=now
SELECT then_or_now();  -- =| call.time
SELECT md5('soup');  -- => call.crypto name=md5
SELECT md6('soup');  -- =| call.crypto
SELECT pg_advisory_lock(1);  -- => lock name=pg_advisory_lock
SELECT pg_lock(1);  -- =| lock
SELECT * FROM pans;  -- => import.wildcard
SELECT id FROM pans;  -- =| import.wildcard
SELECT id FROM pans WHERE heat > 451;  -- => number.magic value=451
SELECT id FROM pans WHERE heat > 100;  -- =| number.magic
SELECT id FROM pans WHERE heat IS NULL;  -- => null.check name=heat
SELECT id FROM pans WHERE heat = 'null';  -- =| null.check
SELECT CAST(heat AS text) FROM pans;  -- => type.cast name=text
SELECT heat::date FROM pans;  -- => type.cast name=date
SELECT casting FROM pans;  -- =| type.cast ; =| definition.function

CREATE FUNCTION long_tale() RETURNS int AS $$ SELECT 1;  -- => function.long name=long_tale
-- =* 70 SELECT 1;
$$ LANGUAGE sql;

CREATE FUNCTION short_tale() RETURNS int AS $$ SELECT 1;  -- =| function.long
-- =* 40 SELECT 1;
$$ LANGUAGE sql;

-- SELECT heat FROM pans;  -- => comment.code lines=1

-- pans that are hot; and lids  -- =| comment.code

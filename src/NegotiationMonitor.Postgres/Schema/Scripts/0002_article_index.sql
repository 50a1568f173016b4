-- Every text that an article has or once had, to find it again: by its content, by its address, by its story. Rebuilt from the log.
create table nm_articles (
    content_key text     not null primary key,
    stream_id   varchar  not null,
    version     bigint   not null, -- of the event that holds the text
    url         text     null,
    root        varchar  not null, -- stream of the origin: of a copy, the article it is a copy of
    shingles    integer  not null,
    signature   bytea    not null,
    bands       bigint[] not null
);

create index nm_articles_stream on nm_articles (stream_id);
create index nm_articles_root on nm_articles (root);
create index nm_articles_url on nm_articles (url) where url is not null;

-- Without a pending list: every lookup would read it from end to end.
create index nm_articles_bands on nm_articles using gin (bands) with (fastupdate = off);

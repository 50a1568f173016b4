delete from nm_articles

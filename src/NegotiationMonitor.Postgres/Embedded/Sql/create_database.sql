-- no parameters: the name is EmbeddedServer.DatabaseName
create database negmon

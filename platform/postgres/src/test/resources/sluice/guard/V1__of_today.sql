create table today (id int);

/// The catalog store on SQLite: the only package that speaks JDBC and SQLite.
@NullMarked
package dev.lakebird.catalog.sqlite;

import org.jspecify.annotations.NullMarked;

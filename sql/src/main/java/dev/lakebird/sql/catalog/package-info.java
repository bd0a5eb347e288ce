/// What analysis asks of a catalog, and what it is told of tables.
@NullMarked
package dev.lakebird.sql.catalog;

import org.jspecify.annotations.NullMarked;

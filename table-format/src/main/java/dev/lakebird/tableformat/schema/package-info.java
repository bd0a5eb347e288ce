/// GoogleSQL columns as Iceberg schemas, and back.
@NullMarked
package dev.lakebird.tableformat.schema;

import org.jspecify.annotations.NullMarked;

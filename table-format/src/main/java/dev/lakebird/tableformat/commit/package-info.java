/// Iceberg table metadata as it is made: new tables, appends, and the statistics that it carries.
@NullMarked
package dev.lakebird.tableformat.commit;

import org.jspecify.annotations.NullMarked;

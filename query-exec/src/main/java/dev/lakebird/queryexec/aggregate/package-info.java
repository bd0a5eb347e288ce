/// Hash aggregation: local tables a worker, partitions where there are many groups, spill.
@NullMarked
package dev.lakebird.queryexec.aggregate;

import org.jspecify.annotations.NullMarked;

/// Logical plans made cheaper, with the same rows: see [dev.lakebird.sql.optimize.Optimizer] for the
/// rules and their order.
@NullMarked
package dev.lakebird.sql.optimize;

import org.jspecify.annotations.NullMarked;

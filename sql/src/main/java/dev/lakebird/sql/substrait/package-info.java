/// Writes logical plans as Substrait plans, in the dialect of `docs/architecture/plan.md`. Only here do
/// columns have positions.
@NullMarked
package dev.lakebird.sql.substrait;

import org.jspecify.annotations.NullMarked;

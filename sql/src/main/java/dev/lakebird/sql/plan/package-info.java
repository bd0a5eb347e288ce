/// The logical plan: what a statement computes, with columns by id and expressions with types and
/// places.
@NullMarked
package dev.lakebird.sql.plan;

import org.jspecify.annotations.NullMarked;

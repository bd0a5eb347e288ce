/// Turns syntax into logical plans: names are resolved, types are checked, coercions become casts.
@NullMarked
package dev.lakebird.sql.analyze;

import org.jspecify.annotations.NullMarked;

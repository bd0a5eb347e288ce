/// Makes logical plans cheaper without changing what they compute. An error whose value nobody needs may
/// vanish; none may appear.
@NullMarked
package dev.lakebird.sql.optimize;

import org.jspecify.annotations.NullMarked;

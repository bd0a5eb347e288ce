/// Statements that write: from staged table metadata to one commit, again where another was faster.
@NullMarked
package dev.lakebird.catalog.commit;

import org.jspecify.annotations.NullMarked;

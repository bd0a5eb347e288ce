/// Strings with a collation: how types carry it, and how plans are freed of it by keys.
@NullMarked
package dev.lakebird.sql.collate;

import org.jspecify.annotations.NullMarked;

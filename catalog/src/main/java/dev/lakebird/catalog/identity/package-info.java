/// Which catalog a warehouse belongs to, and how its store is found.
@NullMarked
package dev.lakebird.catalog.identity;

import org.jspecify.annotations.NullMarked;

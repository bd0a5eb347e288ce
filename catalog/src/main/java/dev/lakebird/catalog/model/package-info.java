/// What a catalog holds and how it changes: plain records, no I/O.
@NullMarked
package dev.lakebird.catalog.model;

import org.jspecify.annotations.NullMarked;

/// The port to the transactional store that holds a catalog.
@NullMarked
package dev.lakebird.catalog.store;

import org.jspecify.annotations.NullMarked;

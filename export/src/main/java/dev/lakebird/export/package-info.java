/// EXPORT DATA: rows of a query as files in a bucket or folder, and the manifest that says which.
@NullMarked
package dev.lakebird.export;

import org.jspecify.annotations.NullMarked;

/** The application, started against a fake Meta and a PostgreSQL that comes with the build. */
@NullMarked
package io.escala.examples.owncustomers;

import org.jspecify.annotations.NullMarked;

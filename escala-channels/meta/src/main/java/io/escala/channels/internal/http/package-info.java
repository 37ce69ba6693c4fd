/** What all HTTP clients of this module need beside OkHttp. */
@NullMarked
package io.escala.channels.internal.http;

import org.jspecify.annotations.NullMarked;

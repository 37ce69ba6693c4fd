/** An application of somebody else. */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;

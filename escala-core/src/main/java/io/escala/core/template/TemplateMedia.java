package io.escala.core.template;

import io.escala.core.result.CheckReturnValue;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture, video or document above a template's body, chosen at each send. Immutable. */
public final class TemplateMedia {
    private final URI address;
    private final @Nullable String fileName;

    private TemplateMedia(URI address, @Nullable String fileName) {
        this.address = address;
        this.fileName = fileName;
    }

    /**
     * A file that Meta fetches from the web when the message is sent, and may keep for ten minutes.
     *
     * @param address an {@code https} or {@code http} address that everybody may read
     * @return the medium
     * @throws IllegalArgumentException when it is another kind of address
     */
    @CheckReturnValue
    public static TemplateMedia at(URI address) {
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        if ((!scheme.equals("https") && !scheme.equals("http")) || address.getHost() == null) {
            throw new IllegalArgumentException("the address of a header must be a web address");
        }
        return new TemplateMedia(address, null);
    }

    /**
     * Names a document as the person sees it.
     *
     * @param newFileName such as {@code invoice.pdf}
     * @return a new medium
     */
    @CheckReturnValue
    public TemplateMedia named(String newFileName) {
        return new TemplateMedia(address, Objects.requireNonNull(newFileName, "newFileName"));
    }

    /** Returns where it is fetched from. */
    public URI address() {
        return address;
    }

    /** Returns the name of a document. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemplateMedia media
                && address.equals(media.address)
                && Objects.equals(fileName, media.fileName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, fileName);
    }

    /** Without the address, which may carry a signature. */
    @Override
    public String toString() {
        return "TemplateMedia[]";
    }
}

package io.escala.core.template;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.library.LibraryFile;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture, video or document above a template's body, chosen at each send. Immutable. */
public final class TemplateMedia {
    private final @Nullable URI address;
    private final @Nullable LibraryFile file;
    private final @Nullable String fileName;

    private TemplateMedia(@Nullable URI address, @Nullable LibraryFile file, @Nullable String fileName) {
        this.address = address;
        this.file = file;
        this.fileName = fileName;
    }

    /**
     * A file of the library ({@link io.escala.core.library.Library}). It is uploaded once for each line.
     *
     * @param file the file, of the kind of the header
     * @return the medium
     */
    @CheckReturnValue
    public static TemplateMedia of(LibraryFile file) {
        return new TemplateMedia(null, Objects.requireNonNull(file, "file"), null);
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
        return new TemplateMedia(address, null, null);
    }

    /**
     * Names a document as the person sees it.
     *
     * @param newFileName such as {@code invoice.pdf}; a file of the library has its own name otherwise
     * @return a new medium
     */
    @CheckReturnValue
    public TemplateMedia named(String newFileName) {
        return new TemplateMedia(address, file, Objects.requireNonNull(newFileName, "newFileName"));
    }

    /** Returns where it is fetched from; empty for a file of the library. */
    public Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /** Returns the file of the library; empty for one on the web. */
    public Optional<LibraryFile> file() {
        return Optional.ofNullable(file);
    }

    /** Returns the name of a document. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName).or(() -> file().map(LibraryFile::name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemplateMedia media
                && Objects.equals(address, media.address)
                && Objects.equals(file, media.file)
                && Objects.equals(fileName, media.fileName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, file, fileName);
    }

    /** Without the address, which may carry a signature. */
    @Override
    public String toString() {
        return "TemplateMedia[" + (file == null ? "" : file) + "]";
    }
}

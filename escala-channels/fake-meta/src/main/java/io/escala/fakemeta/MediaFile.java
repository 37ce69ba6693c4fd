package io.escala.fakemeta;

/**
 * A file that a person sends. Immutable.
 *
 * @param mimeType its type, such as {@code image/jpeg} or {@code audio/ogg; codecs=opus}
 * @param name its file name; empty for none
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
public record MediaFile(String mimeType, String name, byte[] bytes) {

    public MediaFile {
        bytes = bytes.clone();
    }

    /** Returns a file without a name. */
    public static MediaFile of(String mimeType, byte[] bytes) {
        return new MediaFile(mimeType, "", bytes);
    }

    /** Returns the same file with a name, as documents have. */
    public MediaFile named(String value) {
        return new MediaFile(mimeType, value, bytes);
    }

    /** Returns a copy of the content. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns {@code image}, {@code video}, {@code audio} or, for all other types, the channel's name of a document. */
    String kind(String document) {
        int slash = mimeType.indexOf('/');
        String family = slash < 0 ? mimeType : mimeType.substring(0, slash);
        return switch (family) {
            case "image", "video", "audio" -> family;
            default -> document;
        };
    }

    @Override
    public String toString() {
        return "MediaFile[" + mimeType + ", " + bytes.length + " bytes]";
    }
}

// Everything works without this file; it spares clicks and keeps the page up to date.
import "./slider.js";
import "./forms.js";
import "./live.js";
import "./review.js";
